/**
 * The platform on one machine: embedded PostgreSQL and S3 with durable data, and the launcher that starts, watches and stops
 * the four services. Production runs the same service jars against a PostgreSQL and an S3 of its own and needs nothing of this.
 */
@NullMarked
package dev.scotoma.local;

import org.jspecify.annotations.NullMarked;
