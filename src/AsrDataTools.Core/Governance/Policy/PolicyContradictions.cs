using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Refuses policies that no data could obey.</summary>
internal static class PolicyContradictions
{
    /// <exception cref="SpeechDataException"><c>PolicyContradictory</c>, with all of them.</exception>
    public static void Refuse(GovernancePolicy policy, string source)
    {
        string[] found = [.. Of(policy)];
        if (found.Length > 0)
            throw new SpeechDataException("PolicyContradictory", SpeechDataProblem.InvalidData, $"{source} contradicts itself: {string.Join("; ", found)}. Decide which of them holds.", policy.Path);
    }

    private static IEnumerable<string> Of(GovernancePolicy policy)
    {
        StorageLimits storage = policy.Storage;
        foreach (string license in policy.AllowedLicense.Intersect(policy.DeniedLicense, StringComparer.OrdinalIgnoreCase))
            yield return $"the licence '{license}' is both in License.Allowed and License.Denied";
        foreach (string allowed in storage.AllowedRoot)
        {
            if (storage.DeniedRoot.FirstOrDefault(denied => GovernancePolicy.IsWithin(allowed, denied)) is { } denied)
                yield return $"Storage.AllowedRoot '{allowed}' lies in Storage.DeniedRoot '{denied}'";
        }

        foreach ((string root, string place) in storage.Residency)
        {
            if (storage.AllowedResidency.Count > 0 && !storage.AllowedResidency.Contains(place, StringComparer.OrdinalIgnoreCase) && storage.AllowedRoot.Contains(root))
                yield return $"Storage.AllowedRoot '{root}' stands in '{place}', which is not in Storage.AllowedResidency";
        }

        foreach (RetentionClass kind in policy.Retention.Where(kind => kind.RequiredDays > kind.MaximumDays))
            yield return string.Create(CultureInfo.InvariantCulture, $"Retention.{kind.Name} demands deletion after {kind.MaximumDays} days, but keeping for {kind.RequiredDays}");
        if (policy.Purpose.Count > 0 && policy.IntendedUse is null)
            yield return "Purpose lists what permits which use, but IntendedUse does not say which use is meant";
        if (policy.Purpose.Count > 0 && policy.IntendedUse is { } use && !policy.Purpose.ContainsKey(use))
            yield return $"IntendedUse is '{use}', for which Purpose permits nothing; it has {string.Join(", ", policy.Purpose.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}";
    }
}
