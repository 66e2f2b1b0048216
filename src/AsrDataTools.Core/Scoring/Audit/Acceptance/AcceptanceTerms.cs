namespace AsrDataTools.Scoring.Audit;

/// <summary>What was contracted, and how often the verdict may be wrong in either direction.</summary>
/// <param name="ContractedAccuracy">Word accuracy that must be accepted, 0…1: 1 − errors / words.</param>
/// <param name="RejectableAccuracy">Word accuracy that must be rejected, below the contracted one.</param>
/// <param name="ProducerRisk">Probability that a delivery of the contracted accuracy is rejected, 0…0.5.</param>
/// <param name="ConsumerRisk">Probability that a delivery of the rejectable accuracy is accepted, 0…0.5.</param>
public sealed record AcceptanceTerms(double ContractedAccuracy, double RejectableAccuracy, double ProducerRisk, double ConsumerRisk)
{
    /// <summary>Error rate that must be accepted.</summary>
    internal double AcceptableRate => 1 - ContractedAccuracy;

    /// <summary>Error rate that must be rejected.</summary>
    internal double RejectableRate => 1 - RejectableAccuracy;

    /// <exception cref="SpeechDataException">The numbers make no test (<c>AuditTermsInvalid</c>).</exception>
    public AcceptanceTerms Checked()
    {
        if (!(ContractedAccuracy is > 0 and < 1 && RejectableAccuracy is > 0 and < 1 && RejectableAccuracy < ContractedAccuracy))
        {
            throw Invalid(FormattableString.Invariant(
                $"The rejectable accuracy ({RejectableAccuracy}) must be below the contracted one ({ContractedAccuracy}), both between 0 and 1: no sample tells accuracies apart that are equal. Give -RejectableAccuracy 0.95 for a contract of 0.98, for example."));
        }

        if (!(ProducerRisk is > 0 and < 0.5 && ConsumerRisk is > 0 and < 0.5))
            throw Invalid(FormattableString.Invariant($"The risks ({ProducerRisk} of the producer, {ConsumerRisk} of the consumer) must be above 0 and below 0.5."));
        return this;
    }

    private static SpeechDataException Invalid(string message) => new("AuditTermsInvalid", SpeechDataProblem.InvalidArgument, message);
}
