namespace AsrDataTools.Coverage;

/// <summary>
/// Turns the hours that a stratum is short of into hours and speakers that can be ordered. Neither ever falls as the shortfall grows,
/// which is what makes the least plan of <see cref="CollectionPlanner"/> the cheapest as well.
/// </summary>
internal readonly struct SpeakerRule
{
    private readonly double _target;
    private readonly double _least;
    private readonly double _mostShare;
    private readonly int _speakers;

    public SpeakerRule(CollectionPlanOptions options)
    {
        _target = options.MinutesPerSpeaker / 60;
        _least = options.MinimumMinutesPerSpeaker / 60;
        _mostShare = options.MaximumSpeakerShare;
        // Speakers who hold at most a twentieth each are at least twenty.
        _speakers = _mostShare < 1 ? Math.Max(options.MinimumSpeakers, (int)Math.Ceiling(Near(1 / _mostShare))) : options.MinimumSpeakers;
    }

    /// <summary>What to order of a stratum.</summary>
    /// <param name="stratum">What there is.</param>
    /// <param name="shortfall">Hours that are lacking; 0 or less for none.</param>
    /// <param name="alsoSpeakers">Whether a stratum that lacks speakers alone is to have them.</param>
    public CollectionOrder Order(CollectionStratum stratum, double shortfall, bool alsoSpeakers)
    {
        int lacking = Math.Max(0, _speakers - stratum.Speakers);
        if (shortfall <= 0 && !(alsoSpeakers && lacking > 0 && _least > 0)) return default;
        double hours = Math.Max(shortfall, _least * Math.Max(1, lacking));
        // So many that even the least a speaker gives is no more than the share one may hold.
        if (_mostShare < 1) hours = Math.Max(hours, (_least / _mostShare) - stratum.Hours);

        double preferred = Math.Ceiling(Near(hours / _target));
        if (_least > 0) preferred = Math.Min(preferred, Math.Floor(hours / _least * (1 + 1e-12)));
        double byShare = _mostShare < 1 ? Math.Ceiling(Near(hours / (_mostShare * (stratum.Hours + hours)))) : 1;
        int speakers = (int)Math.Min(int.MaxValue, Math.Max(Math.Max(1, lacking), Math.Max(preferred, byShare)));
        return new CollectionOrder(Math.Max(hours, speakers * _least), speakers);
    }

    // A quotient that is whole but for rounding must not round up to the next speaker.
    private static double Near(double quotient) => quotient * (1 - 1e-12);
}
