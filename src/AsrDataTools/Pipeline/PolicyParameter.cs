using System.Collections;
using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Pipeline;

/// <summary>What <c>-Policy</c> was given: a table, or the path of a file that holds one.</summary>
internal static class PolicyParameter
{
    /// <param name="policy">As typed.</param>
    /// <param name="location">Where relative paths of a table start; absolute.</param>
    /// <param name="resolve">Makes a path absolute by the session's location.</param>
    /// <exception cref="SpeechDataException">It is no policy, or one that contradicts itself.</exception>
    public static GovernancePolicy Read(object policy, string location, Func<string, string> resolve) => SettingsReader.Plain(policy) switch
    {
        IDictionary table => GovernancePolicyReader.FromTable(table, "The policy", location),
        string path => GovernancePolicyReader.Read(resolve(path), file => SettingsReader.ReadDataFile(file, "Policy")),
        FileInfo file => GovernancePolicyReader.Read(file.FullName, path => SettingsReader.ReadDataFile(path, "Policy")),
        _ => throw new SpeechDataException("PolicyInvalid", SpeechDataProblem.InvalidArgument, "A policy is a table of settings, or the path of a .psd1 or .json file that holds one."),
    };
}
