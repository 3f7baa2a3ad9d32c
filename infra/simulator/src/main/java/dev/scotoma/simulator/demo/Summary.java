package dev.scotoma.simulator.demo;

import dev.scotoma.simulator.crowd.Cell;
import dev.scotoma.simulator.crowd.Plan;
import dev.scotoma.simulator.crowd.Visitor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What came of a run: the blind spots beside the planted one, where to look, and how to sign in. */
final class Summary {
    private final Visitor researcher;
    private final Staff staff;
    private final DemoStack stack;
    private final Plan plan;
    private final Path data;

    Summary(Visitor researcher, Staff staff, DemoStack stack, Plan plan, Path data) {
        this.researcher = researcher;
        this.staff = staff;
        this.stack = stack;
        this.plan = plan;
        this.data = data;
    }

    /** @return whether the planted blind spot is in the list */
    boolean print(PrintWriter out, Loop.Outcome outcome, String version) throws IOException, InterruptedException {
        Starter starter = Starter.of(researcher);
        var spots = new BlindSpots(researcher, starter.id());
        BlindSpots.Run attacks = spots.mine("apcer", outcome.newest());
        BlindSpots.Run genuine = spots.mine("bpcer", outcome.newest());
        var planted = spots.count(attacks.number(), Cell.PLANTED.values());
        boolean found = attacks.found().stream().anyMatch(BlindSpots.Spot::planted);

        out.println();
        out.printf(
                "%d sessions sent, %d accepted, %d rejected. %s is in %s.%n",
                outcome.counts().uploaded(),
                outcome.counts().accepted(),
                outcome.counts().rejected(),
                version,
                data);
        out.printf(
                "Asked for a light, a distance or a camera, %.0f%% of %d accepted sessions count there; asked for nothing, %.0f%% would.%n",
                100 * outcome.landed().share(), outcome.landed().asked(), 100 * plan.byChance());
        out.printf("Planted: attacks with %s, which the network never saw in training.%n", Cell.PLANTED);
        out.printf(
                "         %d of %d such sessions (as measured) fooled it: %.0f%%, against %.0f%% of all attacks.%n",
                planted.errors(), planted.sessions(), 100 * planted.rate(), 100 * attacks.baseRate());
        print(out, "Attacks that passed (APCER)", attacks);
        print(out, "Genuine people turned away (BPCER)", genuine);
        out.println(
                found
                        ? "* The planted blind spot was found."
                        : "The planted blind spot was NOT found"
                                + (plan.sessions() < 300 ? "; that few sessions seldom show it." : "."));
        out.println();
        out.println("Look at " + stack.url() + "/blind-spots, /campaigns, /models, /datasets, /label");
        out.println("Sign in as:");
        out.println(staff.lines(List.of(
                Staff.RESEARCHER,
                Staff.REVIEWER,
                Staff.OPERATOR,
                Loop.labelers().getFirst())));
        out.flush();
        return found;
    }

    private static void print(PrintWriter out, String title, BlindSpots.Run run) {
        out.printf(
                "%s: %.1f%% of %d sessions; %d subdomains tested, %d found (mining run %d%s).%n",
                title,
                100 * run.baseRate(),
                run.sessions(),
                run.tested(),
                run.found().size(),
                run.number(),
                run.fromBefore() ? ", of an earlier start: no session has come since, so no α is spent again" : "");
        run.found().forEach(spot -> out.println("  " + spot.text()));
    }
}
