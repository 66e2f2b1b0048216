using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Scoring.Robustness;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what stands for production into shares of conditions: a hashtable of shares, or acoustic profiles in any form.</summary>
internal sealed class ProductionMixIntake(SpeechCommand command, PathIntrinsics location, Action<Exception, object?> report, int throttleLimit, CancellationToken cancellation)
{
    // What simulations call a condition's size, and what profiles call the same.
    private static readonly (string Column, string Measure)[] Same =
    [
        ("snr", nameof(AcousticProfile.SnrDb)), ("bandwidth", nameof(AcousticProfile.BandwidthHz)), ("decay", nameof(AcousticProfile.DecayTimeSeconds)), ("rt60", nameof(AcousticProfile.DecayTimeSeconds)),
    ];

    /// <param name="measure">The profiles' measure; null for the one that the column's name tells.</param>
    /// <param name="groupBy">Columns that conditions are told by.</param>
    /// <exception cref="SpeechDataException">It is neither, or no profile has the measure.</exception>
    public ProductionMix? Read(object[] production, string? measure, string[] groupBy)
    {
        if (production.Length == 0) return null;
        if (production is [var single] && (single is PSObject wrapped ? wrapped.BaseObject : single) is IDictionary map) return new(Shares(map));
        string column = groupBy.FirstOrDefault() ?? "";
        string? name = measure ?? Same.FirstOrDefault(same => column.Contains(same.Column, StringComparison.OrdinalIgnoreCase)).Measure ?? AcousticMeasure.All.FirstOrDefault(known => known.Name.Equals(column, StringComparison.OrdinalIgnoreCase))?.Name;
        if (name is null || !ProfileProperty.Exists(name))
        {
            throw new SpeechDataException(
                "ProductionMeasureUnknown", SpeechDataProblem.InvalidArgument, $"Which measure of production's profiles stands for '{name ?? column}' cannot be told. Name it with -ProductionMeasure, for example SnrDb.");
        }

        RunProgress progress = new(command, "Measuring production", "recordings");
        using ProfileIntake intake = new(null, throttleLimit, location, report, progress, cancellation);
        intake.Add(production);
        progress.AllTaken = true;
        intake.Finish();
        progress.Complete();
        (double, double)[] values = [.. intake.Profiles
            .Select(profile => (Value: ProfileProperty.Get(profile, name), Weight: profile.DurationSeconds))
            .Where(profile => profile.Value is not null)
            .Select(profile => (Convert.ToDouble(profile.Value, CultureInfo.InvariantCulture), profile.Weight))];
        return values.Length > 0 ? new(values) : throw new SpeechDataException("ProductionEmpty", SpeechDataProblem.InvalidData, $"None of production's {intake.Profiles.Count} profiles has a {name}.");
    }

    private static Dictionary<string, double> Shares(IDictionary map)
    {
        Dictionary<string, double> shares = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in map)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (!double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out double share) || !(share >= 0) || !double.IsFinite(share))
                throw new SpeechDataException("ProductionShareInvalid", SpeechDataProblem.InvalidArgument, $"-Production gives '{name}' the share '{value}', which is no number from 0 up.");
            shares[name] = share;
        }

        return shares;
    }
}
