package dev.scotoma.dataset.description;

import dev.scotoma.dataset.description.Datasheet.AttributeAgreement;
import dev.scotoma.dataset.description.Datasheet.AxisShares;
import dev.scotoma.dataset.description.Datasheet.CrowdAgainstTruth;
import dev.scotoma.dataset.description.Datasheet.DeviceMix;
import dev.scotoma.dataset.description.Datasheet.Gap;
import dev.scotoma.dataset.description.Datasheet.Independence;
import dev.scotoma.dataset.description.Datasheet.Share;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetReader;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a version's rows in one pass, in memory that grows with people and not with sessions. */
public final class Composition {
    /** Axes that take any text show their most frequent values only. */
    private static final int VALUES_SHOWN = 20;

    /** Countries with fewer people are counted together, or most cells of the table would be empty. */
    private static final int FEW_PEOPLE = 5;

    private static final Set<String> OF_ATTACKS_ALONE = Set.of("attack_type", "pai_quality");
    private static final List<String> LAPTOPS = List.of("laptop", "external");

    private final Map<String, Integer> people = new HashMap<>();
    private final Set<String> depicted = new HashSet<>();
    private final Set<String> campaigns = new HashSet<>();
    private final Map<String, Map<String, Tally>> axes = new LinkedHashMap<>();
    private final Map<String, Tally> splits = new TreeMap<>();
    private final Map<String, Tally> continents = new TreeMap<>();
    private final Map<String, Votes> attributes = new LinkedHashMap<>();
    private final List<Person> persons = new ArrayList<>();
    private final Tally all = new Tally();
    private int firstAttempts;
    private int shareable;
    private int attacksSeenAsGenuine;
    private int genuineSeenAsAttacks;
    private long mediaBytes;
    private long milliseconds;
    private String firstDay = "";
    private String lastDay = "";

    private static final class Tally {
        private int genuine;
        private int attack;
        private final BitSet people = new BitSet();

        void add(boolean attacked, int person) {
            if (attacked) {
                attack++;
            } else {
                genuine++;
            }
            people.set(person);
        }

        Share share(String value) {
            return new Share(value, genuine, attack, people.cardinality());
        }

        int sessions() {
            return genuine + attack;
        }
    }

    /** What one participant said of themselves and recorded. */
    private static final class Person {
        private final Map<String, String> traits = new HashMap<>();
        private int genuine;
        private int attack;
    }

    private static final class Votes {
        private int items;
        private int present;
        private int adjudicated;
        private long yes;
        private long no;
        private long unsure;
        private double paired;
        private long pairableYes;
        private long pairableNo;

        void add(Agreement agreement) {
            items++;
            present += agreement.present() ? 1 : 0;
            adjudicated += agreement.state().equals("adjudicated") ? 1 : 0;
            yes += agreement.yes();
            no += agreement.no();
            unsure += agreement.unsure();
            int answers = agreement.yes() + agreement.no();
            if (answers >= 2) {
                paired += 2.0 * agreement.yes() * agreement.no() / (answers - 1);
                pairableYes += agreement.yes();
                pairableNo += agreement.no();
            }
        }

        AttributeAgreement attribute(String name) {
            return new AttributeAgreement(name, items, present, adjudicated, yes + no + unsure, unsure, alpha());
        }

        private @Nullable Double alpha() {
            double n = pairableYes + pairableNo;
            if (pairableYes == 0 || pairableNo == 0) {
                return null;
            }
            double observed = paired / n;
            double expected = 2.0 * pairableYes * pairableNo / (n * (n - 1));
            return 1 - observed / expected;
        }
    }

    private Composition() {
        Item.AXES.forEach(axis -> axes.put(axis, new HashMap<>()));
        Agreement.ATTRIBUTES.forEach(attribute -> attributes.put(attribute, new Votes()));
    }

    /** @param folder holds the tables, with or without what was withdrawn */
    public static Datasheet of(Path folder, Manifest manifest, About about) throws IOException {
        var composition = new Composition();
        try (var items = new DatasetReader(folder)) {
            for (var next = items.next(); next != null; next = items.next()) {
                composition.add(next.item(), next.agreements());
            }
        }
        return composition.datasheet(manifest, about);
    }

    private void add(Item item, List<Agreement> agreements) {
        boolean attack = item.truth().equals("attack");
        int number = people.computeIfAbsent(item.participant(), unseen -> people.size());
        if (number == persons.size()) {
            persons.add(new Person());
        }
        Person person = persons.get(number);
        all.add(attack, number);
        person.attack += attack ? 1 : 0;
        person.genuine += attack ? 0 : 1;
        depicted.add(item.depicted());
        campaigns.add(item.campaign());
        splits.computeIfAbsent(item.split(), unseen -> new Tally()).add(attack, number);
        item.conditions().forEach((axis, value) -> {
            tallies(axis).computeIfAbsent(value, unseen -> new Tally()).add(attack, number);
            if (Vocabulary.DEMOGRAPHICS.contains(axis)) {
                person.traits.putIfAbsent(axis, value);
            }
        });
        String country = item.conditions().get("country");
        continents
                .computeIfAbsent(country == null ? Continents.UNKNOWN : Continents.of(country), unseen -> new Tally())
                .add(attack, number);
        firstAttempts += item.attempt() == 1 ? 1 : 0;
        shareable += item.mayBeShared() ? 1 : 0;
        mediaBytes += item.mediaBytes();
        Integer duration = item.durationMs();
        milliseconds += duration == null ? 0 : duration;
        firstDay = firstDay.isEmpty() || item.recordedOn().compareTo(firstDay) < 0 ? item.recordedOn() : firstDay;
        lastDay = item.recordedOn().compareTo(lastDay) > 0 ? item.recordedOn() : lastDay;
        add(agreements, attack);
    }

    private void add(List<Agreement> agreements, boolean attack) {
        for (Agreement agreement : agreements) {
            Votes votes = attributes.get(agreement.attribute());
            if (votes != null) {
                votes.add(agreement);
            }
            if (agreement.attribute().equals("spoof") && agreement.present() != attack) {
                attacksSeenAsGenuine += attack ? 1 : 0;
                genuineSeenAsAttacks += attack ? 0 : 1;
            }
        }
    }

    private Map<String, Tally> tallies(String axis) {
        return axes.computeIfAbsent(axis, unseen -> new HashMap<>());
    }

    private Datasheet datasheet(Manifest manifest, About about) {
        return DatasheetBuilder.builder()
                .version(manifest.version())
                .line(manifest.line())
                .identity(manifest.sha256())
                .created(about.created().toString())
                .description(about.description())
                .authors(about.authors())
                .notes(about.notes())
                .licence(manifest.licence())
                .parent(manifest.parent())
                .answers(manifest.blindSpots())
                .open(about.openBlindSpots())
                .totals(totals())
                .withdrawn(manifest.items().size() - all.sessions())
                .excluded(manifest.excluded())
                .splits(shares(splits))
                .axes(Item.AXES.stream().map(this::axis).toList())
                .continents(shares(continents))
                .devices(devices())
                .independence(
                        Vocabulary.DEMOGRAPHICS.stream().map(this::independence).toList())
                .agreement(attributes.entrySet().stream()
                        .map(attribute -> attribute.getValue().attribute(attribute.getKey()))
                        .toList())
                .crowdAgainstTruth(new CrowdAgainstTruth(attacksSeenAsGenuine, genuineSeenAsAttacks))
                .gaps(gaps())
                .build();
    }

    private Datasheet.Totals totals() {
        return TotalsBuilder.builder()
                .sessions(all.sessions())
                .people(people.size())
                .depicted(depicted.size())
                .genuine(all.genuine)
                .attack(all.attack)
                .campaigns(campaigns.size())
                .countries(tallies("country").size())
                .firstAttempts(firstAttempts)
                .shareable(shareable)
                .firstDay(firstDay)
                .lastDay(lastDay)
                .mediaBytes(mediaBytes)
                .seconds(milliseconds / 1000)
                .build();
    }

    private static List<Share> shares(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(value -> value.getValue().share(value.getKey()))
                .toList();
    }

    /** A closed axis in the order of its values, an open one by frequency. */
    private AxisShares axis(String name) {
        Map<String, Tally> found = tallies(name);
        List<String> order = Vocabulary.VALUES.getOrDefault(name, List.of());
        List<Share> values = shares(found).stream()
                .sorted(Comparator.<Share>comparingInt(share -> position(order, share.value()))
                        .thenComparing(Comparator.comparingInt(Share::sessions).reversed())
                        .thenComparing(Share::value))
                .limit(order.isEmpty() && !name.equals("country") ? VALUES_SHOWN : Integer.MAX_VALUE)
                .toList();
        int known = found.values().stream().mapToInt(Tally::sessions).sum();
        return new AxisShares(name, values, all.sessions() - known);
    }

    private static int position(List<String> order, String value) {
        int at = order.indexOf(value);
        return at < 0 ? order.size() : at;
    }

    private DeviceMix devices() {
        int laptop = 0;
        int mobile = 0;
        for (Share camera : shares(tallies("camera"))) {
            if (LAPTOPS.contains(camera.value())) {
                laptop += camera.sessions();
            } else {
                mobile += camera.sessions();
            }
        }
        return new DeviceMix(laptop, mobile, all.sessions() - laptop - mobile);
    }

    /** On people, each counted once: who recorded both kinds counts in each by the share of their sessions. */
    private Independence independence(String axis) {
        var rows = new TreeMap<String, double[]>();
        var sizes = new HashMap<String, Integer>();
        persons.forEach(person -> sizes.merge(person.traits.getOrDefault(axis, ""), 1, Integer::sum));
        int answered = 0;
        for (Person person : persons) {
            String value = person.traits.get(axis);
            if (value != null) {
                answered++;
                boolean rare = axis.equals("country") && sizes.getOrDefault(value, 0) < FEW_PEOPLE;
                double[] row = rows.computeIfAbsent(rare ? "other" : value, unseen -> new double[2]);
                double sessions = person.genuine + person.attack;
                row[0] += person.genuine / sessions;
                row[1] += person.attack / sessions;
            }
        }
        CramersV v = CramersV.of(rows.values().toArray(double[][]::new));
        return new Independence(axis, answered, persons.size() - answered, Double.isNaN(v.estimate()) ? null : v);
    }

    private List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        Vocabulary.VALUES.forEach((axis, values) -> {
            for (String value : values) {
                Tally tally = tallies(axis).getOrDefault(value, new Tally());
                boolean none = axis.equals("attack_type") && value.equals("none");
                boolean ofGenuine = none || !OF_ATTACKS_ALONE.contains(axis);
                boolean fewGenuine = ofGenuine && tally.genuine < Datasheet.FEW;
                boolean fewAttacks = !none && tally.attack < Datasheet.FEW;
                if (fewGenuine || fewAttacks) {
                    gaps.add(new Gap(axis, value, tally.genuine, tally.attack));
                }
            }
        });
        return gaps;
    }
}
