namespace AsrDataTools.Governance.Policy;

/// <summary>The operating system does not tell what a rule asks; the message says what and why. Never leaves the rules.</summary>
internal sealed class NotToldException(string message) : Exception(message);
