/** Something in a story that does not fit: where it stands in the file and what to do. */
export type StoryProblem = { readonly path: readonly PropertyKey[]; readonly message: string };
