import Batches
import Foundation
import Testing

struct KeyTests {
  @Test func `keys survive their PEM form`() throws {
    let key = SigningKey.random()
    #expect(try SigningKey(pem: key.pem).pem == key.pem)
    #expect(try VerifyingKey(pem: key.verifyingKey.pem) == key.verifyingKey)
  }

  @Test func `PEM is what openssl reads and writes`() throws {
    #expect(
      try Specimen.key().verifyingKey.pem == """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
        -----END PUBLIC KEY-----

        """)
  }

  @Test func `a key id is the first 16 hex digits of the raw key's SHA-256`() throws {
    #expect(try Specimen.key().keyId == "56475aa75463474c")
  }

  @Test(arguments: [
    "", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n",
    "-----BEGIN RSA PUBLIC KEY-----\nMCow\n-----END RSA PUBLIC KEY-----\n",
    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n",
  ])
  func `what is no Ed25519 key is refused`(pem: String) {
    #expect(throws: BatchError.self) { try VerifyingKey(pem: pem) }
    #expect(throws: BatchError.self) { try SigningKey(pem: pem) }
  }

  @Test func `a public key is no private key`() throws {
    let key = SigningKey.random()
    #expect(throws: BatchError.self) { try SigningKey(pem: key.verifyingKey.pem) }
    #expect(throws: BatchError.self) { try VerifyingKey(pem: key.pem) }
  }
}
