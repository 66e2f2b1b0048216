using System.Collections;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Pipeline;

/// <summary>Reads what <c>-Contract</c> was given: a table of settings, or the path of a <c>.psd1</c> or <c>.json</c>.</summary>
internal static class ContractParameter
{
    /// <param name="given">As typed.</param>
    /// <param name="resolve">Makes a path absolute by the session's location.</param>
    /// <exception cref="SpeechDataException"><c>ContractUnreadable</c>, <c>ContractInvalid</c> or <c>ContractKeyUnknown</c>.</exception>
    public static DeliveryContract Read(object given, Func<string, string> resolve) => SettingsReader.Plain(given) switch
    {
        IDictionary table => DeliveryContractReader.FromTable(table, "The contract"),
        string path => DeliveryContractReader.Read(resolve(path), file => SettingsReader.ReadDataFile(file, "Contract")),
        _ => throw new SpeechDataException("ContractInvalid", SpeechDataProblem.InvalidArgument, "A contract is a table of settings, or the path of a .psd1 or .json file that holds one."),
    };
}
