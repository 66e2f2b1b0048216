using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>The strata, the shares of traffic and the orders that a level asks for; see <see cref="CollectionPlanner"/>.</summary>
internal sealed class CollectionProblem
{
    // Shorter by less than this part of what is asked for counts as not short: a plan that was carried out needs nothing more.
    private const double Negligible = 1e-12;

    private readonly IReadOnlyList<CollectionStratum> _strata;
    private readonly CollectionPlanOptions _options;
    private readonly SpeakerRule _rule;
    private readonly double[] _share;
    private readonly double _hours;

    public CollectionProblem(IReadOnlyList<CollectionStratum> strata, CollectionPlanOptions options)
    {
        foreach (CollectionStratum stratum in strata)
        {
            Require(double.IsFinite(stratum.Hours) && stratum.Hours >= 0, stratum, $"{stratum.Hours} hours of training");
            Require(double.IsFinite(stratum.Traffic) && stratum.Traffic >= 0, stratum, $"traffic of {stratum.Traffic}");
            Require(stratum.Speakers >= 0, stratum, $"{stratum.Speakers} speakers");
        }

        if (strata.GroupBy(stratum => stratum.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new SpeechDataException("StratumInvalid", SpeechDataProblem.InvalidData, $"There are {twice.Count()} rows of {twice.Key}; give one comparison with one row for each.");
        double traffic = strata.Sum(stratum => stratum.Traffic);
        if (!(traffic > 0))
            throw new SpeechDataException("TrafficEmpty", SpeechDataProblem.InvalidData, "There is no traffic to plan for: the shares of traffic add up to 0.");
        _strata = strata;
        _options = options;
        _rule = new SpeakerRule(options);
        _share = [.. strata.Select(stratum => stratum.Traffic / traffic)];
        _hours = strata.Sum(stratum => stratum.Hours);
    }

    /// <summary>
    /// The least u with u = τ·T(u), by Newton's method from below. T rises in pieces that are straight or jump upwards, and the line
    /// through any point of it bounds it from below, so no step goes too far and the last one is exact.
    /// </summary>
    public double LeastLevel()
    {
        double level = _options.FloorRatio * _hours;
        while (true)
        {
            double total = _hours;
            double slope = 0;
            for (int i = 0; i < _share.Length; i++)
            {
                double shortfall = Shortfall(i, level);
                double added = OrderOf(i, shortfall, alsoSpeakers: true).Hours;
                total += added;
                if (shortfall > 0 && added == shortfall) slope += _share[i];
            }

            double next = _options.FloorRatio * (total - (slope * level)) / (1 - (_options.FloorRatio * slope));
            if (!(next > level * (1 + 1e-15))) return level;
            level = next;
        }
    }

    public CollectionOrder[] OrdersAt(double level, bool alsoSpeakers)
    {
        CollectionOrder[] orders = new CollectionOrder[_share.Length];
        for (int i = 0; i < orders.Length; i++) orders[i] = OrderOf(i, Shortfall(i, level), alsoSpeakers);
        return orders;
    }

    /// <summary>The highest level that the budget buys: cost rises with the level, so halving finds it to the last digit.</summary>
    public CollectionOrder[] Affordable(double level, double budget)
    {
        double low = 0;
        double high = level;
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) break;
            if (Cost(OrdersAt(middle, alsoSpeakers: false)) <= budget) low = middle;
            else high = middle;
        }

        CollectionOrder[] orders = OrdersAt(low, alsoSpeakers: false);
        if (orders.Any(order => order.Hours > 0)) return orders;
        CollectionOrder[] first = OrdersAt(high, alsoSpeakers: false);
        string names = string.Join(", ", _strata.Where((_, i) => first[i].Hours > 0).Take(5).Select(stratum => stratum.Name));
        throw new SpeechDataException(
            "BudgetTooSmall", SpeechDataProblem.InvalidArgument,
            FormattableString.Invariant($"A budget of {budget:#,0.##} buys nothing: the smallest order for the least covered ({names}), {first.Sum(order => order.Hours):0.##} h of {first.Sum(order => order.Speakers):#,0} speakers, costs {Cost(first):#,0.##}. Raise -Budget, or lower -MinimumSpeakers or -MinimumMinutesPerSpeaker."));
    }

    public double Cost(CollectionOrder[] orders)
    {
        double cost = 0;
        for (int i = 0; i < orders.Length; i++) cost += CostOf(i, orders[i]) ?? 0;
        return cost;
    }

    /// <exception cref="SpeechDataException"><c>CostMissing</c>: what has to be bought has no price.</exception>
    public void RequirePrices(CollectionOrder[] orders)
    {
        if (_options.Prices is null) return;
        string[] missing = [.. _strata.Where((stratum, i) => orders[i].Hours > 0 && _options.Prices.PerHour(stratum) is null).Select(stratum => stratum.Name)];
        if (missing.Length == 0) return;
        throw new SpeechDataException(
            "CostMissing", SpeechDataProblem.InvalidArgument,
            $"No price per hour is given for {string.Join(", ", missing.Take(10))}{(missing.Length > 10 ? FormattableString.Invariant($" and {missing.Length - 10} more") : "")}, which the plan has to buy. Add them, or '*' for all others.");
    }

    public CollectionPlan Finish(CollectionOrder[] orders, CollectionOrder[] full)
    {
        double total = _hours + orders.Sum(order => order.Hours);
        double? cost = _options.Prices is null ? null : Cost(orders);
        return new CollectionPlan
        {
            Targets = [.. orders.Select((order, i) => Target(i, order, total))],
            HoursBefore = _hours,
            HoursAfter = total,
            AddHours = orders.Sum(order => order.Hours),
            AddSpeakers = orders.Sum(order => order.Speakers),
            Cost = cost,
            FloorBefore = Floor(new CollectionOrder[orders.Length], _hours),
            FloorAfter = Floor(orders, total),
            BudgetLeft = _options.Budget - cost,
            CostLacking = cost is null ? 0 : Cost(full) - cost.Value,
            HoursLacking = full.Sum(order => order.Hours) - orders.Sum(order => order.Hours),
        };
    }

    private CollectionTarget Target(int i, CollectionOrder order, double total)
    {
        CollectionStratum stratum = _strata[i];
        List<string> remarks = [.. stratum.Remarks];
        if (order.Hours > 0 && stratum.Hours > 0 && stratum.Speakers == 0) remarks.Add("training names no speaker of it: planned as if it had none");
        if (order.Hours > 0 && Ratio(i, stratum.Hours, _hours) is { } before && before >= _options.FloorRatio && !(Ratio(i, stratum.Hours, total) >= _options.FloorRatio))
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"has {before:0.00} of its share of traffic, and would fall below {_options.FloorRatio:0.##} as the others grow"));
        return new CollectionTarget
        {
            Accent = stratum.Accent,
            Environment = stratum.Environment,
            Hours = stratum.Hours,
            TrafficShare = _share[i],
            AddHours = order.Hours,
            AddSpeakers = order.Speakers,
            Cost = CostOf(i, order),
            RatioBefore = Ratio(i, stratum.Hours, _hours),
            RatioAfter = Ratio(i, stratum.Hours + order.Hours, total),
            Remarks = new(remarks),
        };
    }

    private double Shortfall(int i, double level)
    {
        double asked = _share[i] * level;
        double shortfall = asked - _strata[i].Hours;
        return shortfall > Negligible * asked ? shortfall : 0;
    }

    private CollectionOrder OrderOf(int i, double shortfall, bool alsoSpeakers)
    {
        return _share[i] > 0 ? _rule.Order(_strata[i], shortfall, alsoSpeakers) : default;
    }

    private double? CostOf(int i, CollectionOrder order) => _options.Prices is { } prices
        ? ((prices.PerHour(_strata[i]) ?? 0) * order.Hours) + (prices.PerSpeaker(_strata[i]) * order.Speakers)
        : null;

    private double Floor(CollectionOrder[] orders, double total) =>
        orders.Select((order, i) => Ratio(i, _strata[i].Hours + order.Hours, total)).Min() ?? 0;

    private double? Ratio(int i, double hours, double total) => _share[i] > 0 && total > 0 ? hours / total / _share[i] : null;

    private static void Require(bool condition, CollectionStratum stratum, FormattableString what)
    {
        if (!condition) throw new SpeechDataException("StratumInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant(what) + $" of {stratum.Name}: give a number from 0 up.");
    }
}
