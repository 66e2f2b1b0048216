using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>
/// How much speech like production makes up for a difference: where a part f of a set is replaced by utterances drawn from production,
/// every distance between the two that is linear in the distribution, as Cliff's delta and the total variation are, falls to 1 − f of it.
/// </summary>
internal static class Dilution
{
    /// <summary>"add 300 utterances as production has them, or put 150 of them in place of others"; null where the distance is small already.</summary>
    /// <param name="distance">0…1.</param>
    /// <param name="allowed">What it is to fall to.</param>
    /// <param name="utterances">Of the set.</param>
    public static string? Remedy(double distance, double allowed, int utterances)
    {
        if (!(distance > allowed)) return null;
        double share = 1 - allowed / distance;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"add {Whole(utterances * share / (1 - share)):N0} utterances as production has them, or put {Whole(utterances * share):N0} of them in place of others");
    }

    // Up, but not for the last bit of a quotient.
    private static double Whole(double count) => Math.Ceiling(count * (1 - 1e-12));
}
