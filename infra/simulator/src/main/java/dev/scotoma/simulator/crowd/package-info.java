/**
 * The simulated crowd: a seeded plan of people, campaigns and takes, and the people who carry it out through the public API. Knows the planted
 * truth, and never tells the platform. Reaches nothing but the gateway and the presigned addresses it hands out.
 */
@NullMarked
package dev.scotoma.simulator.crowd;

import org.jspecify.annotations.NullMarked;
