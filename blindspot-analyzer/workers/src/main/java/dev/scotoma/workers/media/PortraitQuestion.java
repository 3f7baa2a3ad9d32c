package dev.scotoma.workers.media;

/**
 * How a portrait is to be made.
 *
 * @param side of the square that each frame becomes, in pixels
 * @param columns how many squares stand beside each other
 */
record PortraitQuestion(int side, int columns) {}
