import type { Place } from './protocol.ts';

/** The place a location hash names (`#/lina`, `#/lina/room-1`), or null. Survives a reload and the back button. */
export function placeOfHash(hash: string): Place | null {
  const parts = hash.replace(/^#\/?/, '').split('/');
  try {
    const [as, room] = parts.map(decodeURIComponent);
    if (!as) return null;
    return room ? { as, room } : { as };
  } catch {
    // A hand-typed hash with a broken percent sequence.
    return null;
  }
}

export function hashOfPlace(place: Place): string {
  return `#/${encodeURIComponent(place.as)}${place.room ? `/${encodeURIComponent(place.room)}` : ''}`;
}

/** Key of a conversation in the page's state. */
export function placeKey(place: Place): string {
  return hashOfPlace(place);
}
