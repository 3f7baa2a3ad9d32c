/**
 * The one origin that browsers see: pages, API and nothing else. Turns the browser's cookie into a token for the one service a
 * request is for, refuses what another site may have made the browser send, and passes API requests to the services. Keeps no
 * state and knows no endpoint of any service; media never goes through here.
 *
 * <p>{@link dev.scotoma.webui.gateway.Edge} registers the steps in their order: start there.
 */
@NullMarked
package dev.scotoma.webui.gateway;

import org.jspecify.annotations.NullMarked;
