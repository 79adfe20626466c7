import { splitLinks } from './links.ts';
import { splitLine, splitWhole } from './nowrap.ts';

/** Words with their record numbers, dates and figures unbroken. The pieces of a stored text never change places. */
export function Words({ children }: { children: string }) {
  return splitWhole(children).map(({ text, whole }, index) =>
    whole ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={index} className="whole">
        {text}
      </span>
    ) : (
      text
    ),
  );
}

/** The addresses in a text as links. They open elsewhere, and learn nothing of this page. */
function Linked({ children }: { children: string }) {
  return splitLinks(children).map(({ text, url }, index) =>
    url === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Words key={index}>{text}</Words>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <a key={index} className="link" href={url} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    ),
  );
}

/** Widths of the marks in em: of a point, of one digit, of two. */
const markWidth = (mark: string): number => (mark.startsWith('·') ? 1 : mark.length < 4 ? 1.3 : 1.9);

/** What the assistant says, line by line: a line that is indented or listed goes on below its own beginning. */
export function Prose({ children }: { children: string }) {
  return children.split('\n').map((line, index) => {
    const { indent, mark, rest } = splitLine(line);
    const width = mark === '' ? 0 : markWidth(mark);
    const hang = indent.length + width;
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        className="ln"
        style={hang > 0 ? { paddingLeft: `${hang}em`, textIndent: `-${hang}em` } : undefined}
      >
        {indent}
        {mark !== '' && (
          <span className="mark" style={{ width: `${width}em` }}>
            {mark}
          </span>
        )}
        <Linked>{rest}</Linked>
      </span>
    );
  });
}
