using System.Text.Json.Serialization;
using AsrDataTools.Audio;

namespace AsrDataTools.Catalog;

/// <summary>What measurements are written as where they are JSON.</summary>
[JsonSerializable(typeof(AudioFormat))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class CatalogJson : JsonSerializerContext;
