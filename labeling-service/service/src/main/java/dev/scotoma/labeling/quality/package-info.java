/**
 * What a team reads of its crowd: progress and forecast, agreement, how each labeler errs and how long a clip takes them, where
 * people disagree, and the votes themselves. Labelers have pseudonyms in all of it; the id of a person never leaves. It decides
 * nothing and changes no vote, and what needs all votes at once is computed by a round, never by a request.
 */
@NullMarked
package dev.scotoma.labeling.quality;

import org.jspecify.annotations.NullMarked;
