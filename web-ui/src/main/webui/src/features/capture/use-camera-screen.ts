import { useEffect } from "react";

/** While the camera looks, the whole page is dark in both themes: a white page would light the face. */
export function useCameraScreen(): void {
  useEffect(() => {
    document.documentElement.dataset["camera"] = "on";
    return () => {
      delete document.documentElement.dataset["camera"];
    };
  }, []);
}
