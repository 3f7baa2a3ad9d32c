/**
 * What every service needs to run and no domain noun: problems over HTTP, the port to object storage, jobs, the reconciler that
 * follows another service's published view, rate limits, and who is calling.
 */
@NullMarked
package dev.scotoma.kit;

import org.jspecify.annotations.NullMarked;
