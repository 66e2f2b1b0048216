namespace AsrDataTools.Corpus.Demo;

/// <summary>What a speaker of a demo corpus has agreed to.</summary>
/// <param name="Speaker">As in the manifests.</param>
/// <param name="GivenOn">The first day.</param>
/// <param name="ExpiresOn">The last day; null for no end.</param>
/// <param name="WithdrawnOn">Null where it was not withdrawn.</param>
public sealed record DemoConsent(string Speaker, DateOnly GivenOn, DateOnly? ExpiresOn, DateOnly? WithdrawnOn);
