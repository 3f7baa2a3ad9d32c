package dev.scotoma.consensus;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which label each worker gave to which task: one of each worker and task, sorted by task and then by worker, so that
 * nothing which is computed depends on the order of arrival. Tasks, workers and labels are numbered from 0. A million
 * votes take 4 MB.
 */
public final class VoteTable {
    /** The label of a vote that says nothing: somebody could not tell. It counts as asked, and is no class of truth. */
    public static final int UNSURE = -1;

    /** The votes of task t are those from starts[t] to before starts[t + 1]. */
    final int[] starts;
    /** Of every vote, worker · classes + label. */
    final int[] pairs;

    private final int workers;
    private final int classes;
    private final int superseded;
    private final int[] unsure;

    private VoteTable(int[] starts, int[] pairs, int classes, int superseded, int[] unsure) {
        this.starts = starts;
        this.pairs = pairs;
        this.workers = unsure.length;
        this.classes = classes;
        this.superseded = superseded;
        this.unsure = unsure;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** How many there are of each. */
    public record Sizes(int tasks, int workers, int classes) {
        /**
         * @throws IllegalArgumentException when there are fewer than two classes, or more cells than can be numbered
         */
        public Sizes {
            if (classes < 2) {
                throw new IllegalArgumentException("a consensus needs two classes or more");
            }
            if ((long) workers * classes * classes > Integer.MAX_VALUE || (long) tasks * classes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("there are too many classes for so many tasks and workers");
            }
        }
    }

    /**
     * The table of votes that came in this order; of several of one worker for one task the last counts.
     *
     * @param label a class of each vote, or {@link #UNSURE}
     * @throws IllegalArgumentException when a vote is of no such task, worker or class
     */
    public static VoteTable of(Sizes sizes, int[] task, int[] worker, int[] label) {
        // Sorted by worker, and then by task without disturbing that: votes of one worker for one task are neighbours,
        // the latest last.
        int[] order = ordered(task, sizes.tasks, ordered(worker, sizes.workers, null));
        int[] starts = new int[sizes.tasks + 1];
        int[] pairs = new int[order.length];
        int[] unsure = new int[sizes.workers];
        int kept = 0;
        int superseded = 0;
        for (int i = 0; i < order.length; i++) {
            int vote = order[i];
            int next = i + 1 < order.length ? order[i + 1] : vote;
            if (next != vote && task[next] == task[vote] && worker[next] == worker[vote]) {
                superseded++;
            } else if (label[vote] == UNSURE) {
                unsure[worker[vote]]++;
            } else if (label[vote] < 0 || label[vote] >= sizes.classes) {
                throw new IllegalArgumentException("a vote names number " + label[vote] + " of " + sizes.classes);
            } else {
                pairs[kept++] = worker[vote] * sizes.classes + label[vote];
                starts[task[vote] + 1]++;
            }
        }
        for (int each = 0; each < sizes.tasks; each++) {
            starts[each + 1] += starts[each];
        }
        pairs = kept == pairs.length ? pairs : Arrays.copyOf(pairs, kept);
        return new VoteTable(starts, pairs, sizes.classes, superseded, unsure);
    }

    /** The votes by a key, those of one key as they were (a counting sort). */
    private static int[] ordered(int[] key, int keys, int @Nullable [] before) {
        int[] next = new int[keys + 1];
        for (int each : key) {
            if (each < 0 || each >= keys) {
                throw new IllegalArgumentException("a vote names number " + each + " of " + keys);
            }
            next[each + 1]++;
        }
        for (int i = 0; i < keys; i++) {
            next[i + 1] += next[i];
        }
        int[] order = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            int vote = before == null ? i : before[i];
            order[next[key[vote]]++] = vote;
        }
        return order;
    }

    public int tasks() {
        return starts.length - 1;
    }

    public int workers() {
        return workers;
    }

    public int classes() {
        return classes;
    }

    /** Votes that say something. */
    public int votes() {
        return pairs.length;
    }

    public int votes(int task) {
        return starts[task + 1] - starts[task];
    }

    /** Votes in whose place a later one of the same worker for the same task counts. */
    public int superseded() {
        return superseded;
    }

    /** How often this worker could not tell. */
    public int unsure(int worker) {
        return unsure[worker];
    }

    /** How often anybody could not tell. */
    public int unsure() {
        return Arrays.stream(unsure).sum();
    }

    /** Takes votes that say something, one after the other. */
    @FunctionalInterface
    public interface Reader {
        void vote(int task, int worker, int label);
    }

    /** Task by task, and within a task worker by worker. */
    public void each(Reader reader) {
        for (int task = 0; task < tasks(); task++) {
            for (int vote = starts[task]; vote < starts[task + 1]; vote++) {
                reader.vote(task, pairs[vote] / classes, pairs[vote] % classes);
            }
        }
    }

    /** How often each class was given for a task. */
    public int[] counts(int task) {
        int[] counts = new int[classes];
        for (int vote = starts[task]; vote < starts[task + 1]; vote++) {
            counts[pairs[vote] % classes]++;
        }
        return counts;
    }

    /** Takes votes one by one. */
    public static final class Builder {
        private int[] task = new int[1024];
        private int[] worker = new int[1024];
        private int[] label = new int[1024];
        private int size;

        private Builder() {}

        /** Adds a vote; an earlier one of the same worker for the same task no longer counts. */
        public Builder add(int task, int worker, int label) {
            if (size == this.task.length) {
                int more = size + (size >> 1);
                this.task = Arrays.copyOf(this.task, more);
                this.worker = Arrays.copyOf(this.worker, more);
                this.label = Arrays.copyOf(this.label, more);
            }
            this.task[size] = task;
            this.worker[size] = worker;
            this.label[size++] = label;
            return this;
        }

        /** As {@link VoteTable#of}. */
        public VoteTable build(int tasks, int workers, int classes) {
            return of(
                    new Sizes(tasks, workers, classes),
                    Arrays.copyOf(task, size),
                    Arrays.copyOf(worker, size),
                    Arrays.copyOf(label, size));
        }
    }
}
