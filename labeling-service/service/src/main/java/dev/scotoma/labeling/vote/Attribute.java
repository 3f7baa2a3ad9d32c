package dev.scotoma.labeling.vote;

/** One of the eight questions, as the vocabulary words it. */
public record Attribute(int position, String name, String question, String definition) {}
