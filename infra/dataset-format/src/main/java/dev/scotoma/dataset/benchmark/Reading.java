package dev.scotoma.dataset.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was found of a benchmark in a folder.
 *
 * @param missing paths that ought to be there, as far as they follow from the others
 * @param elsewhere recordings that lie where the benchmark has none
 * @param excluded recordings that are not for presentation attack detection, by reason
 */
record Reading(
        List<Shot> shots,
        List<OfficialProtocol> protocols,
        List<String> missing,
        List<String> elsewhere,
        Map<String, Integer> excluded) {
    Reading {
        shots = List.copyOf(shots);
        protocols = List.copyOf(protocols);
        missing = List.copyOf(missing);
        elsewhere = List.copyOf(elsewhere);
        excluded = new TreeMap<>(excluded);
    }

    /** Tells the recordings of a folder apart by their paths. */
    static Reading of(Tree tree, Function<String, Optional<Shot>> told) {
        List<Shot> shots = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (String path : tree.paths()) {
            if (Tree.isRecording(path)) {
                told.apply(path).ifPresentOrElse(shots::add, () -> elsewhere.add(path));
            }
        }
        return new Reading(shots, List.of(), List.of(), elsewhere, Map.of());
    }

    Reading with(List<OfficialProtocol> read) {
        return new Reading(shots, read, missing, elsewhere, excluded);
    }

    Reading withMissing(List<String> paths) {
        return new Reading(shots, protocols, paths, elsewhere, excluded);
    }

    Reading without(String reason, List<String> paths) {
        if (paths.isEmpty()) {
            return this;
        }
        List<String> rest =
                elsewhere.stream().filter(path -> !paths.contains(path)).toList();
        return new Reading(shots, protocols, missing, rest, Map.of(reason, paths.size()));
    }
}
