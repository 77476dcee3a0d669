/** In full beside the grid, in short in the column's header, or to look for a key. */
export type ProfilePurpose = 'pane' | 'header' | 'key';
