using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A device with one passkey, in software: answers what a page asks as a browser would (WebAuthn level 3, sections 5 and 6).</summary>
public sealed class SoftAuthenticator(string origin = "https://staffselect.test") : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";
    private uint count;

    /// <summary>False for a device that did not make sure of its owner.</summary>
    public bool VerifiesUser { get; set; } = true;

    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        userHandle = (string)asked["user"]!["id"]!;
        var point = key.ExportParameters(false).Q;
        byte[] cose =
        [
            .. new byte[] { 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20 },
            .. point.X!,
            .. new byte[] { 0x22, 0x58, 0x20 },
            .. point.Y!,
        ];
        byte[] data =
        [
            .. Header((string)asked["rp"]!["id"]!, WithKey),
            .. new byte[16],
            0,
            (byte)id.Length,
            .. id,
            .. cose,
        ];
        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR
        byte[] attestation =
        [
            0xA3,
            .. Word("fmt"),
            .. Word("none"),
            .. Word("attStmt"),
            0xA0,
            .. Word("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Text(Client("webauthn.create", asked)),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    public string Get(string options)
    {
        var asked = JsonNode.Parse(options)!;
        count++;
        var data = Header((string)asked["rpId"]!, 0);
        var client = Client("webauthn.get", asked);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = userHandle,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] Header(string site, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, count);
        var said = (byte)(Present | (VerifiesUser ? Verified : 0) | flags);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), said, .. counter];
    }

    private byte[] Client(string type, JsonNode asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = (string)asked["challenge"]!,
                origin,
                crossOrigin = false,
            }
        );

    private string Answer(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(id),
            ["rawId"] = Text(id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private static byte[] Word(string text) =>
        [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
