using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>All figures of one run, as the JSON file holds them.</summary>
/// <param name="Date">When it began, UTC.</param>
/// <param name="Version">Of AsrDataTools.</param>
/// <param name="Machine">It ran on.</param>
/// <param name="Peers">With their versions.</param>
/// <param name="Figures">In the order in which they were measured.</param>
/// <param name="NotMeasured">Topics for which something was not installed, each with what.</param>
internal sealed record FigureReport(DateTimeOffset Date, string Version, Machine Machine, IReadOnlyList<PeerTool> Peers, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, string> NotMeasured)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Write(string path) => WholeFile.Write(Path.GetFullPath(path), stream => JsonSerializer.Serialize(stream, this, Options));

    /// <exception cref="InvalidDataException">It is no file of figures.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FigureReport Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<FigureReport>(file, Options) ?? throw new InvalidDataException($"'{path}' holds no figures. Give a file that --out wrote.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}', line {error.LineNumber + 1}: {error.Message} Give a file that --out wrote.", error);
        }
    }
}
