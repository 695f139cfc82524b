package dev.retort.cli;

/**
 * What a command works with.
 *
 * @param terminal where it prints
 * @param interrupts who ties Ctrl-C to a run
 * @param classes where declared types are found
 */
record Session(Terminal terminal, Interrupts interrupts, UserClasses classes) {}
