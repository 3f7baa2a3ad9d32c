import type { Prompt } from "@/lib/api/views";

type Turn = Prompt["turn"];

// A turned head cannot read: each direction has its own pitch and its own number of pulses.
const tones: Record<Turn, number> = { left: 330, right: 660, centre: 495 };
const pulses: Record<Turn, number[]> = { left: [120], right: [120, 80, 120], centre: [300] };

/** Tone and vibration for prompts. Made on a button press, because browsers let pages sound only after one. */
export class Cues {
  private readonly audio: AudioContext | null;

  constructor(on: boolean) {
    this.audio = on && typeof AudioContext !== "undefined" ? new AudioContext() : null;
  }

  give(turn: Turn): void {
    if (this.audio === null) return;
    if ("vibrate" in navigator) navigator.vibrate(pulses[turn]);
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    tone.frequency.value = tones[turn];
    volume.gain.setValueAtTime(0.15, this.audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, this.audio.currentTime + 0.4);
    tone.connect(volume).connect(this.audio.destination);
    tone.start();
    tone.stop(this.audio.currentTime + 0.4);
  }

  close(): void {
    void this.audio?.close();
  }
}
