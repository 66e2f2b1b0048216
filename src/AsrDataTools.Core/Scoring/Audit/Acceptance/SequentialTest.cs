namespace AsrDataTools.Scoring.Audit;

/// <summary>The likelihood ratio of the rejectable against the acceptable error rate, and the bounds between which listening goes on.</summary>
internal readonly struct SequentialTest(AcceptanceTerms terms)
{
    private readonly double _error = Math.Log(terms.RejectableRate / terms.AcceptableRate);
    private readonly double _right = Math.Log((1 - terms.RejectableRate) / (1 - terms.AcceptableRate));

    /// <summary>Logarithm of the ratio at and above which is rejected.</summary>
    public double Upper { get; } = Math.Log((1 - terms.ConsumerRisk) / terms.ProducerRisk);

    /// <summary>Logarithm of the ratio at and below which is accepted.</summary>
    public double Lower { get; } = Math.Log(terms.ConsumerRisk / (1 - terms.ProducerRisk));

    /// <summary>The logarithm after so many effective words with so many errors.</summary>
    public double At(double words, double errors) => errors * _error + (words - errors) * _right;

    /// <summary>By how much an effective word moves it on average, at an error rate.</summary>
    public double Drift(double rate) => rate * _error + (1 - rate) * _right;
}
