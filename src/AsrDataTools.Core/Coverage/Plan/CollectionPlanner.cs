namespace AsrDataTools.Coverage;

/// <summary>
/// The least collection that gives every stratum its floor. With H hours of training, h of them and a share t of traffic in a stratum,
/// x hours to be added and T = H + Σx, every stratum must come to h + x ≥ τ·t·T.
/// <para>
/// Call u = τ·T the level: then x = max(0, t·u − h) fills every stratum to u hours per unit of traffic, and T is a rising function of u
/// alone. Whatever collection reaches the floor, with total T′, has in every stratum at least what level τ·T′ asks for, so its level
/// satisfies u ≥ τ·T(u). The least such u therefore gives the fewest hours in <em>every</em> stratum at once, and with prices that
/// are not negative the least cost too: there is no cheaper plan that is longer. The same holds with <see cref="SpeakerRule"/>, which only
/// raises x and never lowers it as u grows.
/// </para>
/// </summary>
public static class CollectionPlanner
{
    /// <param name="strata">All strata of training and traffic; those without traffic count in H.</param>
    /// <exception cref="SpeechDataException">
    /// <c>PlanOptionInvalid</c>, <c>StratumInvalid</c>, <c>TrafficEmpty</c>, <c>TrainingEmpty</c>, <c>CostMissing</c>,
    /// <c>BudgetWithoutPrice</c>, <c>BudgetTooSmall</c>.
    /// </exception>
    public static CollectionPlan Plan(IReadOnlyList<CollectionStratum> strata, CollectionPlanOptions? options = null)
    {
        options ??= new CollectionPlanOptions();
        options.Check();
        CollectionProblem problem = new(strata, options);
        double level = problem.LeastLevel();
        CollectionOrder[] full = problem.OrdersAt(level, alsoSpeakers: true);
        if (level <= 0)
        {
            throw new SpeechDataException(
                "TrainingEmpty", SpeechDataProblem.InvalidData,
                "Training has no hour of any accent, and of nothing every share is right: the least plan is none. Give -MinimumSpeakers and -MinimumMinutesPerSpeaker above 0 to begin with.");
        }

        problem.RequirePrices(full);
        if (options.Budget is not { } budget || problem.Cost(full) <= budget) return problem.Finish(full, full);
        return problem.Finish(problem.Affordable(level, budget), full);
    }
}
