package dev.scotoma.labeling.dataset;

public enum DatasetState {
    BUILDING,
    PUBLISHED,
    DEPRECATED,
    RECALLED
}
