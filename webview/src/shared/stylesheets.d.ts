/** A stylesheet is imported for its effect: the build puts it beside the script of the surface. */
declare module '*.css';
