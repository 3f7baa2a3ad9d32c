package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Listing.Decided;
import dev.scotoma.blindspot.discovery.Listing.Judged;
import dev.scotoma.blindspot.discovery.Listing.SessionId;
import dev.scotoma.blindspot.discovery.Listing.Truth;
import dev.scotoma.blindspot.discovery.SessionPage.DecidedBy;
import dev.scotoma.blindspot.discovery.SessionPage.Listed;
import dev.scotoma.blindspot.discovery.SessionPage.Neighbours;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.model.Models;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the sessions that a researcher asks for, whatever has become of them, less those that nobody is shown. */
@ApplicationScoped
class SessionLists {
    private static final int LARGEST_PAGE = 100;

    private final ListedRepository listed;
    private final MiningRuns runs;
    private final SampleRepository vocabulary;
    private final Models models;

    SessionLists(ListedRepository listed, MiningRuns runs, SampleRepository vocabulary, Models models) {
        this.listed = listed;
        this.runs = runs;
        this.vocabulary = vocabulary;
        this.models = models;
    }

    /** A page that begins behind one session, or ends before another. */
    SessionPage page(Listing listing, Optional<UUID> after, Optional<UUID> before, int limit) {
        if (after.isPresent() && before.isPresent()) {
            throw refused("A page begins after a session or ends before one; name only one of them.");
        }
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Listed> found = before.isPresent()
                ? listed.newer(listing, before.get(), size + 1)
                : listed.older(listing, after, size + 1);
        boolean more = found.size() > size;
        List<Listed> shown = !more ? found : before.isPresent() ? found.subList(1, size + 1) : found.subList(0, size);
        boolean olderLeft = before.isPresent() || more;
        boolean newerLeft = before.isPresent() ? more : after.isPresent();
        return new SessionPage(
                List.copyOf(shown),
                decidedBy(listing),
                olderLeft && !shown.isEmpty() ? shown.getLast().sessionId() : null,
                newerLeft && !shown.isEmpty() ? shown.getFirst().sessionId() : null);
    }

    Neighbours neighbours(Listing listing, UUID session) {
        return listed.neighbours(listing, session, decidedBy(listing));
    }

    private static @Nullable DecidedBy decidedBy(Listing listing) {
        return listing.iteration()
                .map(each -> new DecidedBy(
                        each.id(),
                        each.manifest().name(),
                        each.manifest().iteration(),
                        each.manifest().threshold().value()))
                .orElse(null);
    }

    /** @throws Problem when something is asked for that there is not */
    Listing listing(Asking asking) {
        Optional<BlindSpot> spot = Optional.ofNullable(asking.blindSpot())
                .map(text -> id("blindSpot", text))
                .map(runs::blindSpot);
        if (spot.isPresent() && asking.run() != null) {
            throw refused("A blind spot is of one mining run: name the blind spot or the run.");
        }
        Optional<MiningRun> run = spot.map(BlindSpot::run)
                .or(() -> Optional.ofNullable(asking.run()).map(runs::get));
        if (run.isPresent() && asking.iteration() != null) {
            throw refused("A mining run has an iteration of its own: leave the iteration out.");
        }
        Optional<MiningScope> scope = run.map(runs::scope);
        Optional<Judged> judged = word("outcome", asking.outcome(), Judged.values());
        if (judged.equals(Optional.of(Judged.ERROR)) && run.isEmpty()) {
            throw refused("What an error is says a mining run: name one, or ask for what is wrong.");
        }
        return ListingBuilder.builder()
                .run(scope)
                .iteration(scope.map(MiningScope::iteration).or(() -> iteration(asking.iteration())))
                .place(place(spot, asking.condition()))
                .campaign(Optional.ofNullable(asking.campaign()).map(this::campaign))
                .truth(word("truth", asking.truth(), Truth.values()))
                .decided(word("decision", asking.decision(), Decided.values()))
                .judged(judged)
                .id(Optional.ofNullable(asking.id()).map(SessionLists::sessionId))
                .build();
    }

    /**
     * What an address asks for, as it stands there.
     *
     * @param condition each {@code axis:value}
     */
    record Asking(
            @Nullable String campaign,
            @Nullable String blindSpot,
            @Nullable Integer run,
            List<String> condition,
            @Nullable String iteration,
            @Nullable String truth,
            @Nullable String decision,
            @Nullable String outcome,
            @Nullable String id) {}

    /** The named one, otherwise the current one that was registered last. */
    private Optional<Iteration> iteration(@Nullable String named) {
        if (named != null) {
            UUID id = id("iteration", named);
            return Optional.of(models.find(id).orElseThrow(() -> refused("There is no model iteration of this id.")));
        }
        return models.list().stream()
                .max(Comparator.comparing((Iteration each) -> each.state() == Iteration.State.CURRENT)
                        .thenComparing(Iteration::registeredAt));
    }

    private Membership place(Optional<BlindSpot> spot, List<String> conditions) {
        List<Asked> asked = conditions.stream().map(Asked::inAddress).toList();
        asked.forEach(this::requireValues);
        List<Asked> ofSpot = spot.map(found -> found.subdomain().conditions()).orElse(List.of());
        return new Membership(Stream.concat(ofSpot.stream(), asked.stream()).toList());
    }

    private void requireValues(Asked asked) {
        MinedAxis axis = MinedAxis.of(asked.axis());
        List<String> known = vocabulary.valuesOf(axis);
        Collection<String> named = switch (asked.restriction().values()) {
            case OneOf one -> one.values();
            case NoneOf none -> none.values();
            case Between between -> List.of();
        };
        named.stream()
                .filter(value -> !known.isEmpty() && !value.isEmpty() && !known.contains(value))
                .findFirst()
                .ifPresent(unknown -> {
                    throw refused("The axis " + axis.word() + " has no value “" + unknown + "”: it is one of "
                            + String.join(", ", known) + ".");
                });
    }

    private UUID campaign(String text) {
        UUID id = id("campaign", text);
        if (!listed.isCampaign(id)) {
            throw refused("There is no campaign of this id.");
        }
        return id;
    }

    static UUID id(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw refused("The value of " + name + " is no id.");
        }
    }

    private static SessionId sessionId(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        if (digits.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return new SessionId.Whole(UUID.fromString(digits));
        }
        if (!digits.matches("[0-9a-f-]{4,36}")) {
            throw refused("An id is written in hexadecimal digits: all of it, or at least its last four.");
        }
        return new SessionId.Ending(digits);
    }

    private static <E extends Enum<E>> Optional<E> word(String name, @Nullable String word, E[] all) {
        if (word == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(all)
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElseThrow(() -> refused("The " + name + " must be one of "
                        + Arrays.stream(all).map(SessionLists::word).collect(Collectors.joining(", ")) + ".")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Problem refused(String why) {
        return new Problem(ProblemType.BAD_REQUEST, why);
    }
}
