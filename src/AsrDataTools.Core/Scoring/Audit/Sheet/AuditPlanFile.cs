using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Scoring.Audit;

/// <summary>The plan as a file: JSON with its own hash in it, so that what was agreed before listening cannot change afterwards unseen.</summary>
public static class AuditPlanFile
{
    /// <summary>What the file is called in the folder of the sheet.</summary>
    public const string Name = "plan.json";

    private const int ShortHashLength = 12;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The sample with the hash of its plan.</summary>
    public static AuditSample Sealed(AuditSample sample) => sample with { Hash = HashOf(sample) };

    /// <summary>What stands for the plan in every row of the sheet.</summary>
    public static string ShortHash(AuditSample sample) => sample.Hash[..ShortHashLength];

    internal static void Write(AuditSample sample, string path)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        JsonSerializer.Serialize(file, sample, Options);
    }

    /// <summary>Reads a plan and checks its hash.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <exception cref="SpeechDataException">It is not there, is no plan (<c>AuditPlanUnreadable</c>), or was changed (<c>AuditPlanAltered</c>).</exception>
    public static AuditSample Read(string path)
    {
        AuditSample? sample;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            sample = JsonSerializer.Deserialize<AuditSample>(file, Options);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SpeechDataException(
                "AuditPlanMissing", SpeechDataProblem.NotFound, $"There is no plan at '{path}'. A sheet is judged by the {Name} that was written with it: keep them in one folder, or give the plan with -PlanPath.", path, exception);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw Unreadable(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("AuditPlanUnreadable", SpeechDataProblem.AccessDenied, $"'{path}' cannot be read: {exception.Message}", path, exception);
        }

        if (sample is null || sample.Format != AuditSample.FormatName) throw Unreadable(path, null);
        if (sample.Hash != HashOf(sample))
        {
            throw new SpeechDataException(
                "AuditPlanAltered", SpeechDataProblem.InvalidData, $"'{path}' was changed after it was written: its hash does not match. A verdict by another rule than the agreed one is none; take the plan from a copy, or draw anew.", path);
        }

        return sample with { Path = Path.GetDirectoryName(path) };
    }

    private static string HashOf(AuditSample sample) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sample with { Hash = "" }, Options)));

    private static SpeechDataException Unreadable(string path, Exception? cause) => new(
        "AuditPlanUnreadable",
        SpeechDataProblem.InvalidData,
        $"'{path}' is no plan of Get-AuditSample{(cause is null ? "" : $" ({cause.Message.TrimEnd('.')})")}. Give the {Name} that was written with the sheet.",
        path,
        cause);
}
