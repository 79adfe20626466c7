import { PersonAvatar } from './avatar.tsx';
import { firstPeople } from './people-search.ts';
import type { Person, Place } from './protocol.ts';
import { text } from './text.ts';

const suggestions = 6;

/** The middle of a wide window before anybody is chosen. */
export function PickPerson({ people, onOpen }: { people: Person[]; onOpen: (place: Place) => void }) {
  const meant = text.pick.people.map(({ id }) => id);
  return (
    <main className="pick">
      <h2>{text.pick.title}</h2>
      <p>{text.pick.hint}</p>
      <div className="pick-people">
        {firstPeople(people, meant, suggestions).map(person => (
          <button type="button" key={person.id} className="pick-person" onClick={() => onOpen({ as: person.id })}>
            <PersonAvatar id={person.id} name={person.name} />
            <span className="row-text">
              <span className="row-name">{person.name}</span>
              <span className="row-note">{[person.roles[0], person.unit].join(' · ')}</span>
              <span className="row-note pick-for">{text.pick.people.find(({ id }) => id === person.id)?.for}</span>
            </span>
          </button>
        ))}
      </div>
    </main>
  );
}
