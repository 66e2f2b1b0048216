namespace AsrDataTools.Scoring.Agreement;

/// <summary>What has a row of its own.</summary>
public enum AgreementGrouping
{
    /// <summary>All speech, labelled with its speakers.</summary>
    None,

    /// <summary>Each tier: speech labelled with its speakers, anything else with its text.</summary>
    Tier,

    /// <summary>Each speaker: speaks or does not.</summary>
    Speaker,
}
