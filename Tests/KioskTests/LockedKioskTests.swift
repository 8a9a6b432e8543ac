import ChildProcesses
import Foundation
import Testing

@Suite struct LockedKioskTests {
  private func setPIN(in folder: URL) throws {
    let hearwell = try ScreenSession.hearwell
    _ = try ChildProcess.run([
      "/bin/sh", "-c", "echo 2468 | \(hearwell) --directory \(folder.path) staff pin",
    ])
  }

  @Test func `no key ends a locked kiosk but the staff's sequence and PIN`() throws {
    let kiosk = try ScreenSession(
      columns: 80, rows: 25, arguments: "--locked", prepare: setPIN(in:))
    try kiosk.wait(for: "报修")
    try kiosk.press("C-c", "C-z", "C-\\", "C-d", "C-s", "C-q", "Escape", "F12", "M-F2", "C-M-x")
    try kiosk.type("1")
    try kiosk.wait(for: "水质")
    try kiosk.press("C-c")
    try kiosk.type("*")
    try kiosk.wait(for: "报修")
    try kiosk.type("*#*#")
    try kiosk.wait(for: "密码")
    try kiosk.type("1111")
    try kiosk.press("Enter")
    try kiosk.wait(for: "密码不对")
    try kiosk.type("*#*#")
    try kiosk.wait(for: "请输入密码")
    try kiosk.type("2468")
    try kiosk.press("Enter")
    try kiosk.wait(for: "ended 0")
  }

  @Test func `a visit left alone is announced, then wiped from screen and memory (R-260)`() throws {
    let kiosk = try ScreenSession(columns: 80, rows: 25) { folder in
      let policy = folder.appending(path: "policy.yaml")
      try (Hall.text(policy) + "kiosk: {session: {idle_timeout: PT15S}}\n")
        .write(to: policy, atomically: true, encoding: .utf8)
    }
    try kiosk.wait(for: "报修")
    let process = try kiosk.process
    try kiosk.type("2")
    try kiosk.wait(for: "抄表收费")
    try kiosk.type("1")
    try kiosk.wait(for: ">")
    try kiosk.type("QWERTZ机密五号楼")
    try kiosk.wait(for: "机密五号楼")
    try kiosk.press("Enter")
    try kiosk.wait(for: "称呼")
    #expect(try kiosk.memoryHolds("机密五号楼"))
    try kiosk.wait(for: "按任意键")
    let rows = try kiosk.wait(for: "报修")
    #expect(!rows.contains { $0.contains("QWERTZ") })
    #expect(try kiosk.process == process)
    #expect(try !kiosk.memoryHolds("QWERTZ") && !kiosk.memoryHolds("机密五号楼"))
  }
}
