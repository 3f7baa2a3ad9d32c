import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useComponentMessages } from "./messages";

/** Nothing for 300 ms, so that quick answers do not flicker; then a placeholder. */
export function Waiting({ height = 160 }: { height?: number }) {
  const t = useComponentMessages();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" style={{ minBlockSize: height }}>
      {late && (
        <>
          <span className="visually-hidden">{t("loading")}</span>
          <Skeleton height={height} animate={false} />
        </>
      )}
    </div>
  );
}
