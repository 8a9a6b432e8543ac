import Cases
import Testing

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("13800138000", "+8613800138000"), ("013800138000", "+8613800138000"),
    ("8613800138000", "+8613800138000"), ("008613800138000", "+8613800138000"),
    ("+86 138 0013 8000", "+8613800138000"), ("１３８００１３８０００", "+8613800138000"),
    ("0571-88888888", "+8657188888888"), ("057188888888", "+8657188888888"),
    ("010 12345678", "+861012345678"), ("(0571)8888888", "+865718888888"),
    ("88888888", "+8657188888888"), ("8888888", "+865718888888"),
    ("+8657188888888", "+8657188888888"),
    ("400-800-1234", "4008001234"), ("8008001234", "8008001234"), ("95598", "95598"),
    ("96568", "96568"), ("+442079460000", "+442079460000"), ("00442079460000", "+442079460000"),
  ])
  func `a number is kept as E.164 where one exists, as dialled else`(typed: String, kept: String) {
    #expect(PhoneNumber(typed, areaCode: "0571")?.text == kept)
  }

  @Test(arguments: [
    ("88888888-801", "+8657188888888", "801"), ("0571-88888888转8", "+8657188888888", "8"),
    ("057188888888-12345", "+8657188888888", "12345"), ("95598转2", "95598", "2"),
  ])
  func `an extension is kept apart`(typed: String, kept: String, extension: String) {
    let number = PhoneNumber(typed, areaCode: "0571")
    #expect(number?.text == kept)
    #expect(number?.extension == `extension`)
  }

  @Test(arguments: [
    "", "12", "1380013800", "138001380000", "abcdefg", "++8613800138000", "0000000000", "转801",
  ])
  func `what is no phone number is refused`(typed: String) {
    #expect(PhoneNumber(typed, areaCode: "0571") == nil)
  }

  @Test func `without an area code a local number is no number`() {
    #expect(PhoneNumber("88888888") == nil)
  }

  @Test(arguments: [
    ("13800138000", "13800138000"), ("057188888888", "057188888888"), ("95598", "95598"),
  ])
  func `a number is read back as people dial it`(typed: String, dialled: String) {
    #expect(PhoneNumber(typed)?.dialled == dialled)
  }
}
