import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";

/** Nothing for 300 ms, so that quick answers do not flicker; then a placeholder. */
export function Waiting({ label = "Loading", height = 160 }: { label?: string; height?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" style={{ minBlockSize: height }}>
      {late && (
        <>
          <span className="visually-hidden">{label}</span>
          <Skeleton height={height} animate={false} />
        </>
      )}
    </div>
  );
}
