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

/** In em: three narrow blanks are as wide as the mark `1. `, under whose line they stand. */
const widthOf = (lead: string): number =>
  [...lead].reduce((sum, character) => sum + (character === '\u3000' ? 1 : 0.435), 0);
const markWidth = (mark: string): number => (mark.startsWith('·') ? 1 : widthOf(mark));

/** What stands before a line's words, as wide as it is said to be in any font. */
function Lead({ children, width }: { children: string; width: number }) {
  return children === '' ? null : (
    <span className="lead" style={{ width: `${width}em` }}>
      {children}
    </span>
  );
}

/** What the assistant says, line by line: a line that is indented or listed goes on below its own beginning. */
export function Prose({ children }: { children: string }) {
  return children.split('\n').map((line, index) => {
    const { indent, mark, rest } = splitLine(line);
    const hang = widthOf(indent) + markWidth(mark);
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        className="ln"
        style={hang > 0 ? { paddingLeft: `${hang}em`, textIndent: `-${hang}em` } : undefined}
      >
        <Lead width={widthOf(indent)}>{indent}</Lead>
        <Lead width={markWidth(mark)}>{mark}</Lead>
        <Linked>{rest}</Linked>
      </span>
    );
  });
}
