using System.Text.Json.Serialization;
using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;

namespace AsrDataTools.Readiness;

/// <summary>How a catalog keeps what gates have computed. Read only by the build that wrote it: see <see cref="AnswerKey"/>.</summary>
[JsonSerializable(typeof(IReadOnlyList<AcousticShift>))]
[JsonSerializable(typeof(IReadOnlyList<EvaluationAlignment>))]
[JsonSerializable(typeof(IndependenceEvidence))]
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TextListJson)],
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true)]
internal sealed partial class AnswerJson : JsonSerializerContext;
