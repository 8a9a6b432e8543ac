import Foundation
import SoundCard
import Testing

@Suite struct TakeFileTests {
  let devices: TestDevices
  init() throws { devices = try TestDevices() }

  @Test func `a take grows, is cut, and goes on after a restart`() throws {
    let path = devices.path("take.part")
    try append(ramp(800), to: path, appending: false)
    do {
      var file = try TakeFile(path: path, appending: true)
      #expect(file.count == 800)
      try file.cut(to: 500)
      try [1, 2, 3].withUnsafeBufferPointer { try file.append($0) }
      try file.flush()
    }
    #expect(try Sound(rawFile: path).samples == ramp(500) + [1, 2, 3])
  }

  @Test func `half a sample left by a kill does no harm`() throws {
    let path = devices.path("take.part")
    try Data([1, 0, 2, 0, 3]).write(to: URL(fileURLWithPath: path))
    #expect(try Sound(rawFile: path).samples == [1, 2])
    try append([9], to: path, appending: true)
    #expect(try Sound(rawFile: path).samples == [1, 2, 9])
  }

  @Test func `a new take forgets what an older one of that name held`() throws {
    let path = devices.path("take.part")
    try append(ramp(100), to: path, appending: false)
    try append([4], to: path, appending: false)
    #expect(try Sound(rawFile: path).samples == [4])
  }

  private func append(_ samples: [Int16], to path: String, appending: Bool) throws {
    var file = try TakeFile(path: path, appending: appending)
    try samples.withUnsafeBufferPointer { try file.append($0) }
  }
}
