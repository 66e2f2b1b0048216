namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Something cannot be taken out of a file without harm to what others own; the file stays as it is.</summary>
internal sealed class RemovalRefused(string path, string why, Exception? cause = null)
    : SpeechDataException("RemovalRefused", SpeechDataProblem.InvalidData, $"'{path}' {why}. It stays as it is.", path, cause);
