/**
 * The whole stack as people use it: the launcher, four services, PostgreSQL and S3 in processes of their own, and a Chromium whose
 * camera plays a photographed face that turns its head. Runs in failsafe, after packaging.
 */
@NullMarked
package dev.scotoma.webui.journey;

import org.jspecify.annotations.NullMarked;
