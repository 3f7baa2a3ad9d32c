/**
 * Who is calling: staff accounts, browser sessions, and the keys that sign the short-lived tokens the services accept. Turns a
 * password or a participant's grant into a browser session, and a browser session into a token for one service. Knows nothing of
 * campaigns, tasks or models, and decides nothing but who somebody is and which roles they hold.
 *
 * <p>{@link dev.scotoma.webui.identity.Identity} is the door.
 */
@NullMarked
package dev.scotoma.webui.identity;

import org.jspecify.annotations.NullMarked;
