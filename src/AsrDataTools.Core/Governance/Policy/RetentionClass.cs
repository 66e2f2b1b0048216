namespace AsrDataTools.Governance.Policy;

/// <summary>How long a kind of files may be kept.</summary>
/// <param name="Name">What the policy calls the class.</param>
/// <param name="Pattern">Paths relative to the policy's folder; <c>*</c> stands for any characters.</param>
/// <param name="MaximumDays">Days after which a file must be gone.</param>
/// <param name="RequiredDays">Days for which it must be kept, by law or contract; null for none.</param>
public sealed record RetentionClass(string Name, string Pattern, int MaximumDays, int? RequiredDays);
