import Cases
import Testing

@Suite struct CaseNumberTests {
  @Test func `site 101, epoch 1, serial 7 is 101100000754`() throws {
    let number = try #require(CaseNumber(site: 101, epoch: 1, serial: 7))
    #expect(number.text == "101100000754")
    #expect(number.grouped == "1011 0000 0754")
  }

  @Test(arguments: [1, 9, 10, 99, 4242, 100_000, 999_999])
  func `every number reads back and is 1 modulo 97`(serial: Int) throws {
    let number = try #require(CaseNumber(site: 999, epoch: 9, serial: serial))
    #expect(CaseNumber(number.text) == number)
    #expect(CaseNumber(number.grouped) == number)
    #expect(Int(number.text).map { $0 % 97 } == 1)
    #expect(number.text.count == 12)
  }

  @Test func `no single wrong digit, swap of neighbours or jump passes`() throws {
    let digits = Array(try #require(CaseNumber(site: 457, epoch: 3, serial: 90_210)).text)
    for place in digits.indices {
      for wrong in "0123456789" where wrong != digits[place] {
        var mistyped = digits
        mistyped[place] = wrong
        #expect(CaseNumber(String(mistyped)) == nil)
      }
      for distance in 1...2 where place + distance < digits.count {
        var swapped = digits
        swapped.swapAt(place, place + distance)
        #expect(swapped == digits || CaseNumber(String(swapped)) == nil)
      }
    }
  }

  @Test(arguments: [
    (99, 1, 1), (1000, 1, 1), (101, 0, 1), (101, 10, 1), (101, 1, 0), (101, 1, 1_000_000),
  ])
  func `parts out of range make no number`(site: Int, epoch: Int, serial: Int) {
    #expect(CaseNumber(site: site, epoch: epoch, serial: serial) == nil)
  }

  @Test(arguments: [
    "", "1011", "1011000007540", "10110000075a", "-01100000754", "１０１１００００", "000100000700",
  ])
  func `other text is no number`(text: String) {
    #expect(CaseNumber(text) == nil)
  }
}
