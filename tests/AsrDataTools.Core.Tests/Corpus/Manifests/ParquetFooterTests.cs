using System.Buffers.Binary;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>Metadata in Thrift's compact protocol, in a field that parquet.thrift does not name.</summary>
public sealed class ParquetFooterTests
{
    private const byte UnknownList = 0xF9, UnknownMap = 0xFB, OneList = 0x19, OneByte = 0x13;

    /// <summary>A level takes a byte or two: of a small file they would take all of the stack, and the process with it.</summary>
    [Theory]
    [InlineData(UnknownList, new byte[] { OneList })]
    [InlineData(UnknownMap, new byte[] { 1, 0xBB })]
    public void NestingWithoutEndIsRefused(byte field, byte[] level)
    {
        byte[] metadata = [field, .. Enumerable.Repeat(level, 500_000).SelectMany(one => one), 0];
        Assert.Contains("nests too deeply", Assert.Throws<InvalidDataException>(() => Require(metadata)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsUnknownAndWellFormedIsPassedOver()
    {
        // Side by side as often as they like: what was left no longer counts.
        byte[] lists = [UnknownList, 0xF9, 100, .. Enumerable.Repeat(new byte[] { OneList, OneByte, 5 }, 100).SelectMany(one => one), 0];
        Require(lists);
        Require([UnknownMap, 0, 0]);
        Require([UnknownMap, 2, 0x3B, 7, 0, 8, 0, 0]);
    }

    private static void Require(byte[] metadata)
    {
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, metadata.Length);
        using MemoryStream file = new([.. "PAR1"u8, .. metadata, .. length, .. "PAR1"u8]);
        ParquetFooter.Require(file);
        Assert.Equal(0, file.Position);
    }
}
