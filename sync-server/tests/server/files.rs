//! Files that staff hand in: who may is asked before any of it is read.

use crate::house::House;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Announces a file, sends a part of it, and gives the first line of what it is told.
async fn begin(house: &House, token: &str) -> Option<String> {
    let address = house.address("").trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /v1/admin/parcel HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 4000000\r\n\r\n{{\"parcel\":\""
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut told = vec![0; 512];
    let read = tokio::time::timeout(Duration::from_secs(2), stream.read(&mut told)).await.ok()?.unwrap();
    String::from_utf8_lossy(&told[..read]).lines().next().map(str::to_owned)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_somebody_who_may_not_hand_one_in_is_not_read() {
    let house = House::open().await;
    let (admin, manager) = (house.sign_in("admin").await, house.sign_in("manager").await);
    let told = begin(&house, &manager).await.expect("an answer before the file's end");
    assert!(told.contains(" 403"), "{told}");
    assert!(begin(&house, "nobody").await.expect("an answer").contains(" 401"));
    assert_eq!(begin(&house, &admin).await, None, "an administrator's is waited for");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bytes_of_a_file_are_counted_among_those_under_way() {
    // Half of a megabyte is left to files: one of 600 kB has no room.
    let house = House::open().await.restart_with(|settings| settings.limits.bodies_bytes = 1024 * 1024).await;
    let admin = house.sign_in("admin").await;
    let parcel = |bytes: usize| serde_json::json!({ "parcel": "00".repeat(bytes / 2) });
    let (status, told) = house.post("/v1/admin/parcel", &admin, parcel(600_000)).await;
    assert_eq!((status.as_u16(), &told["problem"]), (503, &serde_json::json!("busy")), "{told}");
    assert_eq!(
        house.post("/v1/admin/parcel", &admin, parcel(400_000)).await.0.as_u16(),
        400,
        "read, and no parcel"
    );
}
