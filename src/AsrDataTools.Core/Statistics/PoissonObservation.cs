namespace AsrDataTools.Statistics;

/// <summary>
/// Events counted over an exposure under given circumstances. Observations of one cluster with the same covariates may be
/// added up beforehand: neither estimates nor standard errors change.
/// </summary>
/// <param name="Covariates">One value for each column of the regression.</param>
/// <param name="Count">Events, at least 0.</param>
/// <param name="Exposure">What the count is proportional to, above 0.</param>
/// <param name="Cluster">Number of the cluster, from 0.</param>
public readonly record struct PoissonObservation(double[] Covariates, double Count, double Exposure, int Cluster);
